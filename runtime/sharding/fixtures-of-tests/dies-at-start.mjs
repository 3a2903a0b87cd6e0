// Ends with an error before it connects.
console.error("I cannot read my settings")
process.exit(3)
