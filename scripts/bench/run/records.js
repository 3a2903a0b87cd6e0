function work() {
  const people = []
  for (let i = 0; i < 1000; i++) people.push({ id: i, group: i % 10, points: (i * 7) % 13 })
  let same = 0
  for (const a of people) {
    for (const b of people) {
      if (a.group === b.group && a.id !== b.id) same = same + a.points - b.points + 1
    }
  }
  return same
}
