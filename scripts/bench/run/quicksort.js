function sortPart(list, low, high) {
  if (low >= high) return
  const pivot = list[high]
  let place = low
  for (let i = low; i < high; i++) {
    if (list[i] < pivot) {
      const held = list[i]
      list[i] = list[place]
      list[place] = held
      place++
    }
  }
  const last = list[high]
  list[high] = list[place]
  list[place] = last
  sortPart(list, low, place - 1)
  sortPart(list, place + 1, high)
}

function work() {
  const list = []
  let seed = 42
  for (let i = 0; i < 100000; i++) {
    seed = (seed * 16807) % 2147483647
    list.push(seed)
  }
  sortPart(list, 0, list.length - 1)
  return list[50000]
}
