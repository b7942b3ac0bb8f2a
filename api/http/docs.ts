// Swagger UI, served from the installed package: nothing is fetched from elsewhere.
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Express } from 'express';

const assets = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>督办 API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="icon" href="/docs/favicon-32x32.png">
  </head>
  <body>
    <div id="ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>`;
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', deepLinking: true, docExpansion: 'none' });`;

/** Only what the page asks for: the package's own page would fetch an example from the net. */
const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** What is served here beside the endpoints. */
export const DOCS = ['/docs', '/docs/start.js', ...ASSETS.map((file) => `/docs/${file}`)].map((path) => ({
  method: 'get' as const,
  path,
}));

export function serveDocs(app: Express): void {
  app.get('/docs', (_request, response) => void response.type('html').send(PAGE));
  app.get('/docs/start.js', (_request, response) => void response.type('js').send(START));
  for (const file of ASSETS) {
    app.get(`/docs/${file}`, (_request, response) => {
      response.set('Cache-Control', 'public, max-age=86400');
      response.sendFile(file, { root: assets });
    });
  }
}
