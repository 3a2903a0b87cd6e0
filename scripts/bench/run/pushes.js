function work() {
  const list = []
  for (let i = 0; i < 1000000; i++) list.push(i)
  let sum = 0
  for (const x of list) sum += x
  return sum
}
