const page = (title: string, head: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${head}</head>
<body>
${body}
</body>
</html>
`

/** What stands at `/` where the browser app was not built. */
export const ONLY_API = page(
  'Ytterby',
  '',
  `<h1>Ytterby</h1>
<p>Only the HTTP API is here; the browser app was not built.</p>
<ul>
<li><a href="/api/v1/docs">The reference of the API</a></li>
<li><a href="/api/v1/openapi.json">The same as an OpenAPI document</a></li>
</ul>`,
)

/** The reference of the API: a page that draws the OpenAPI document, with nothing from elsewhere. */
export const DOCS_PAGE = page(
  'Ytterby API',
  `<link rel="stylesheet" href="/api/v1/docs/swagger-ui.css">
<link rel="icon" href="data:,">
<script src="/api/v1/docs/swagger-ui-bundle.js" defer></script>
<script src="/api/v1/docs/start.js" defer></script>
`,
  '<div id="docs"></div>',
)

/** Starts that page. A script of its own, since pages of ours may hold none. */
export const DOCS_SCRIPT = `SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
})
`
