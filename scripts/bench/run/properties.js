function work() {
  const point = { x: 0, y: 1 }
  for (let i = 0; i < 1000000; i++) {
    point.x = point.x + point.y
    point.y = point.x % 7
  }
  return point.x
}
