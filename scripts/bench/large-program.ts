/** A bot of any length, in the dialects that people mix: what the compiler's own speed is measured on. */

/** Parts with names of their own, about thirty lines each. */
const PARTS: readonly ((n: number) => string)[] = [
  (n) => `
// Points of players, part ${n}
let points_${n} = {}
let names_${n} = ["ada", "bob", "cleo"]

func add_points_${n}(player, amount) {
  if not has_key(points_${n}, player) {
    points_${n}[player] = 0
  }
  points_${n}[player] = points_${n}[player] + amount
  return points_${n}[player]
}

func best_${n}() {
  let best = null
  let most = -1
  for player in points_${n} {
    if points_${n}[player] > most {
      best = player
      most = points_${n}[player]
    }
  }
  return best
}

for i in range(length(names_${n})) {
  print("Player " + str(i + 1) + ": " + names_${n}[i])
  add_points_${n}(names_${n}[i], i * 10 % 7)
}
`,
  (n) => `
on_message(func(message) {
  if message.author.bot { return }
  let words = split(message.content, " ")
  let command = lower(words[0])
  if command == "!ping${n}" {
    reply(message, "Pong from part ${n}")
  } else if command == "!score${n}" {
    let total = 0
    for word in words {
      if starts_with(word, "+") { total = total + 1 }
    }
    send_message(message.channel_id, "You have " + str(total) + " points.")
  } else if command == "!roll${n}" and length(words) > 1 {
    let sides = num(words[1])
    if sides < 2 or sides > 100 {
      reply(message, "A die has 2 to 100 sides.")
      return
    }
    reply(message, "You rolled " + str(random_int(1, sides)) + ".")
  }
})
`,
  (n) => `
# Old style, part ${n}
var limit_${n} = 0x10
var log_${n} = []

function remember_${n}(text) {
  try {
    push(log_${n}, {text: text, at: now()})
    while length(log_${n}) > limit_${n} {
      pop(log_${n})
    }
  } catch e {
    print("Could not remember: " + e)
  }
}

listen "messageCreate" (m) {
  remember_${n}(m.content)
  if m.content == "!log${n}" {
    for entry in log_${n} { reply m entry.text }
    react m "👍"
  }
}
print("=" * 60)
`,
  (n) => `
grid_${n} = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
sum_${n} = 0
for var y = 0; y < 3; y = y + 1 {
  for x in range(3) {
    if (grid_${n}[y][x] % 2 == 0 and x != y) or y == 2 {
      sum_${n} = sum_${n} + grid_${n}[y][x]
    }
  }
}
describe_${n}(value, unit) {
  if typeof(value) == "number" { return str(value) + " " + unit }
  return "nothing"
}
print(describe_${n}(sum_${n}, "points"), sum_${n} > 10 ? "many" : "few")
when message says "hello ${n}"
  reply with "Hello there"
end when
`,
]

/** @param lines about how many */
export function largeProgram(lines: number): string {
  const texts: string[] = []
  for (let n = 0, count = 0; count < lines; n += 1) {
    const text = PARTS[n % PARTS.length]?.(n) ?? ""
    count += text.split("\n").length - 1
    texts.push(text)
  }
  return texts.join("")
}
