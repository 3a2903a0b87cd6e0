function work() {
  const table = {}
  for (let i = 0; i < 300; i++) table[`key${i}`] = i
  let sum = 0
  for (const a of Object.keys(table)) {
    for (const b of Object.keys(table)) sum += table[a] * table[b]
  }
  return sum
}
