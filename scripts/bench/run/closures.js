function makeCounter(step) {
  let n = 0
  return {
    add: (by) => {
      n += by * step
      return n
    },
    reset: () => {
      n = 0
    },
  }
}

function work() {
  const counter = makeCounter(2)
  let sum = 0
  for (let i = 0; i < 1_000_000; i++) {
    sum += counter.add(i % 7)
    if (i % 1000 === 999) counter.reset()
  }
  return sum
}
