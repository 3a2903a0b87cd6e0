function work() {
  let text = ""
  for (let i = 0; i < 100000; i++) text += `item ${i}, `
  return text.length
}
