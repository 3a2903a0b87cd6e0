function work() {
  const limit = 1000000
  const composite = []
  for (let i = 0; i <= limit; i++) composite.push(false)
  let count = 0
  for (let i = 2; i <= limit; i++) {
    if (!composite[i]) {
      count++
      for (let j = i * i; j <= limit; j += i) composite[j] = true
    }
  }
  return count
}
