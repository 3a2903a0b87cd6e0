/** Reads request bodies: JSON, and the forms that carry files (`payload_json` and `files[n]`). */
import type { IncomingMessage } from "node:http"
import busboy from "busboy"
import type { Fields } from "../world/types.ts"
import type { UploadedFile } from "./call.ts"
import { ApiError } from "./errors.ts"
import { objectsFrom } from "./reading.ts"

/** Discord takes 25 MB of files; JSON is far smaller. */
const LONGEST_BODY_BYTES = 26 * 1024 * 1024

export interface Body {
  value: unknown
  files: UploadedFile[]
}

export async function readBody(request: IncomingMessage): Promise<Body> {
  const type = request.headers["content-type"] ?? ""
  if (type.startsWith("multipart/form-data")) return readForm(request)
  const text = await readText(request)
  if (text === "") return { value: {}, files: [] }
  return { value: parseJson(text), files: [] }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError(400, 50_109, "The request body contains invalid JSON.")
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    bytes += (part as Buffer).length
    if (bytes > LONGEST_BODY_BYTES) throw new ApiError(413, 40_005, "Request entity too large")
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts).toString("utf8")
}

function readForm(request: IncomingMessage): Promise<Body> {
  const form = busboy({ headers: request.headers, limits: { fieldSize: LONGEST_BODY_BYTES } })
  const fields: Fields = {}
  const files: UploadedFile[] = []
  return new Promise((resolve, reject) => {
    form.on("field", (name, value) => {
      fields[name] = value
    })
    form.on("file", (field, stream, info) => {
      const file = { field, name: info.filename ?? "file", contentType: info.mimeType, size: 0 }
      files.push(file)
      stream.on("data", (part: Buffer) => {
        file.size += part.length
      })
    })
    form.on("error", reject)
    form.on("close", () => {
      const { payload_json: json } = fields
      try {
        resolve({ value: typeof json === "string" ? parseJson(json) : fields, files })
      } catch (error) {
        reject(error)
      }
    })
    request.pipe(form)
  })
}

/** What lists the attachments of a message: the uploaded files with what the body says about them. */
export function attachmentsFrom(
  files: readonly UploadedFile[],
  described: unknown,
  base: string,
  nextId: () => string,
): Fields[] {
  const descriptions = objectsFrom(described)
  const fresh = files.map((file, place) => {
    const index = /\d+/.exec(file.field)?.[0] ?? String(place)
    const description = descriptions.find((each) => String(each.id) === index)
    const id = nextId()
    const url = `${base.replace(/\/api$/, "")}/attachments/${id}/${encodeURIComponent(file.name)}`
    return {
      id,
      filename: String(description?.filename ?? file.name),
      size: file.size,
      content_type: file.contentType,
      url,
      proxy_url: url,
      ...(description?.description !== undefined && { description: description.description }),
    }
  })
  return fresh
}
