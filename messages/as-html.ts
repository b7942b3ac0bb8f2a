// A digest as HTML: plain enough for any mail program (inline styles, no images, nothing loaded from outside).
import { html, type Markup } from './html.ts';
import type { Letter, Digest, Section } from './letter.ts';

export function htmlOf({ subject, greeting, opening, letters, closing }: Digest): string {
  const several = letters.length > 1;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body
        style="font-family:'Noto Sans CJK SC','Microsoft YaHei',sans-serif;font-size:15px;line-height:1.7;color:#222;max-width:760px;margin:0 auto;padding:16px"
      >
        ${greeting ? html`<p><b>${greeting}</b></p>` : undefined}${opening.map((paragraph) => html`<p>${paragraph}</p>`)}
        ${
          several
            ? html`<ol>
                ${letters.map((letter) => html`<li>${letter.subject}</li>`)}
              </ol>`
            : undefined
        }
        ${letters.map((letter) => letterMarkup(letter))}
        ${
          closing.length > 0
            ? html`<hr style="border:0;border-top:1px solid #ccc" />
                ${closing.map((line) => html`<p style="color:#666;font-size:13px;margin:4px 0">${line}</p>`)}`
            : undefined
        }
      </body>
    </html> `.source;
}

function letterMarkup({ subject, banner, paragraphs, facts, sections }: Letter): Markup {
  return html`<h2 style="font-size:18px;border-left:4px solid #a61b1b;padding-left:10px;margin-top:28px">${subject}</h2>
    ${banner ? html`<p style="background:#fff4e0;border:1px solid #d48806;padding:8px 12px"><b>${banner}</b></p>` : undefined}
    ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
    <table style="border-collapse:collapse;width:100%">
      ${facts.map(
        ({ label, value }) =>
          html` <tr>
            <td style="border:1px solid #ddd;padding:4px 10px;background:#f7f7f7;white-space:nowrap">${label}</td>
            <td style="border:1px solid #ddd;padding:4px 10px">${value}</td>
          </tr>`,
      )}
    </table>
    ${sections.map((section) => sectionMarkup(section))}`;
}

function sectionMarkup({ title, lines, quoted }: Section): Markup {
  const body = lines.map((line) => html`<p style="margin:4px 0">${line}</p>`);
  return html` <h3 style="font-size:15px;margin:18px 0 4px">${title}</h3>
    ${quoted ? html`<blockquote style="margin:0;padding:4px 14px;border-left:3px solid #bbb;background:#fafafa">${body}</blockquote>` : body}`;
}
