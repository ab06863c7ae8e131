import { shellWord } from '../../../src/studies/light.ts'
import type { Question } from './question.ts'
import type { Way } from './rows.ts'

/** How to ask the same in each language, by the server at an address. */
export interface Snippet {
  readonly language: 'shell' | 'curl' | 'python' | 'r' | 'excel'
  readonly text: string
}

/** The same questions, asked in each way: the rows of a figure are read from each answer. */
export function snippetsOf(origin: string, questions: readonly Question[], rows: Way): readonly Snippet[] {
  const api = `${origin}/api/v1`
  const commands = questions.flatMap(({ command, file }) =>
    command === undefined ? [] : [file === undefined ? command : `${heredoc(file)}\n${command}`],
  )
  const all = (each: (question: Question) => string): string => questions.map(each).join('\n\n')
  return [
    ...(commands.length === 0 ? [] : [{ language: 'shell' as const, text: commands.join('\n\n') }]),
    { language: 'curl', text: all((question) => curl(origin, api, question)) },
    { language: 'python', text: `${PYTHON(api)}\n\n${all((question) => python(question, rows))}` },
    { language: 'r', text: `${R(api)}\n\n${all((question) => r(question, rows))}` },
    { language: 'excel', text: all((question) => excel(api, question, rows)) },
  ]
}

const bodyOf = ({ body }: Question): string => JSON.stringify(body)

/** A text of several lines as a file, whatever it holds. */
function heredoc({ name, text }: NonNullable<Question['file']>): string {
  let end = 'END'
  while (text.split('\n').includes(end)) end += '_'
  return `cat > ${shellWord(name)} <<'${end}'\n${text.replace(/\n$/, '')}\n${end}`
}

const curl = (origin: string, api: string, question: Question): string =>
  question.body === undefined
    ? `curl -sf ${shellWord(api + question.path)}`
    : `job=$(curl -sf -D - -o /dev/null -H 'Content-Type: application/json' \\
  -d ${quoted(bodyOf(question))} \\
  ${shellWord(api + question.path)} | tr -d '\\r' | sed -n 's/^[Ll]ocation: //p')
curl -sfN "${origin}$job/events" > /dev/null
curl -sf "${origin}$job/result"`

/** JSON has brackets and quotes that a shell would take for its own. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const PYTHON = (api: string): string => `import json, time, urllib.request

API = ${JSON.stringify(api)}

def get(path, body=None):
    data = None if body is None else body.encode()
    request = urllib.request.Request(API + path, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)

def ask(path, body):
    job = get(path, body)
    while job["state"] in ("queued", "running"):
        time.sleep(1)
        job = get("/jobs/" + job["id"])
    return get("/jobs/" + job["id"] + "/result")`

// A string of JSON, and a string that holds JSON, is one of Python, and of R, as it stands.
const python = (question: Question, rows: Way): string => `result = ${
  question.body === undefined
    ? `get(${JSON.stringify(question.path)})`
    : `ask(${JSON.stringify(question.path)}, ${JSON.stringify(bodyOf(question))})`
}
rows = result${rows.map((step) => `[${JSON.stringify(step)}]`).join('')}
print(json.dumps(rows, indent=2, ensure_ascii=False))`

const R = (api: string): string => `library(httr2)
library(jsonlite)

api <- ${JSON.stringify(api)}

get <- function(path) {
  request(paste0(api, path)) |> req_perform() |> resp_body_json()
}

ask <- function(path, body) {
  job <- request(paste0(api, path)) |> req_body_raw(body, "application/json") |> req_perform() |> resp_body_json()
  while (job$state %in% c("queued", "running")) {
    Sys.sleep(1)
    job <- get(paste0("/jobs/", job$id))
  }
  get(paste0("/jobs/", job$id, "/result"))
}`

const r = (question: Question, rows: Way): string => `result <- ${
  question.body === undefined
    ? `get(${JSON.stringify(question.path)})`
    : `ask(${JSON.stringify(question.path)}, ${JSON.stringify(bodyOf(question))})`
}
rows <- result${rows.map((step) => `[[${typeof step === 'number' ? step + 1 : JSON.stringify(step)}]]`).join('')}
toJSON(rows, auto_unbox = TRUE, pretty = TRUE, digits = NA)`

/** A text of Power Query: quotes are doubled, and nothing else means anything but \`#(\`. */
const m = (text: string): string => `"${text.replaceAll('"', '""').replaceAll('#(', '#(#)(')}"`

function excel(api: string, question: Question, rows: Way): string {
  const way = rows.map((step) => (typeof step === 'number' ? `{${step}}` : `[#${m(step)}]`)).join('')
  const asked =
    question.body === undefined
      ? [`Result = Get(${m(question.path)})`]
      : [
          `Post = (path as text, body as text) => Json.Document(Web.Contents(Api & path, [Headers = [#"Content-Type" = "application/json"], Content = Text.ToBinary(body)]))`,
          `Wait = (job as record) => if List.Contains({"queued", "running"}, job[state]) then @Wait(Function.InvokeAfter(() => Get("/jobs/" & job[id]), #duration(0, 0, 0, 2))) else job`,
          `Job = Wait(Post(${m(question.path)}, ${m(bodyOf(question))}))`,
          `Result = Get("/jobs/" & Job[id] & "/result")`,
        ]
  return `let
${[
  `Api = ${m(api)}`,
  'Get = (path as text) => Json.Document(Web.Contents(Api & path, [IsRetry = true]))',
  ...asked,
  `Rows = Result${way}`,
  'List = if Rows is list then Rows else {Rows}',
  'Table = Table.FromRecords(List, Record.FieldNames(List{0}), MissingField.UseNull)',
]
  .map((line) => `    ${line}`)
  .join(',\n')}
in
    Table`
}
