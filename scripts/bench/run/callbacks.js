function mapList(list, f) {
  const made = []
  for (const item of list) made.push(f(item))
  return made
}

function keepIf(list, test) {
  const kept = []
  for (const item of list) {
    if (test(item)) kept.push(item)
  }
  return kept
}

function fold(list, start, joinTwo) {
  let result = start
  for (const item of list) result = joinTwo(result, item)
  return result
}

function work() {
  const numbers = []
  for (let i = 0; i < 100_000; i++) numbers.push(i)
  const doubled = mapList(numbers, (x) => x * 2)
  const kept = keepIf(doubled, (x) => x % 3 === 0)
  return fold(kept, 0, (a, b) => a + b)
}
