/** The page's files as texts. The build of this package puts them here; the sources run without them. */

export interface PageFiles {
  script: string
  style: string
}

declare const EASYLANG_PAGE: PageFiles | undefined

export const pageFiles: PageFiles =
  typeof EASYLANG_PAGE === "undefined" ? { script: "", style: "" } : EASYLANG_PAGE

const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">`

export const PAGE = `${HEAD}
<title>EasyLang</title>
<script src="/page.js" defer></script>
</head>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
`

/** @param words what went wrong at the last try; "" at the first */
export function loginPage(words: string): string {
  return `${HEAD}
<title>EasyLang: key</title>
</head>
<body>
<main class="login">
<h1>EasyLang</h1>
<form method="post" action="/login">
<label for="key">The dashboard's key</label>
<input id="key" name="key" type="password" autocomplete="current-password" required autofocus>
<button>Open</button>
<p role="alert">${words}</p>
</form>
</main>
</body>
</html>
`
}
