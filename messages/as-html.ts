// A digest as HTML: plain enough for any mail program and for the width of a phone (inline styles, no images, nothing
// loaded from outside).
import { html, type Markup } from './html.ts';
import { byGroup, type Letter, type Digest, type Section } from './letter.ts';
import { cut } from './row.ts';

export function htmlOf({ form, subject, greeting, opening, letters, closing }: Digest): string {
  const several = letters.length > 1;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${subject}</title>
      </head>
      <body
        style="font-family:'Noto Sans CJK SC','Microsoft YaHei',sans-serif;font-size:15px;line-height:1.7;color:#222;max-width:760px;margin:0 auto;padding:16px;overflow-wrap:anywhere"
      >
        ${greeting ? html`<p><b>${greeting}</b></p>` : undefined}${opening.map((paragraph) => html`<p>${paragraph}</p>`)}
        ${
          form === 'letters' && several
            ? html`<ol>
                ${letters.map((letter) => html`<li>${letter.subject}</li>`)}
              </ol>`
            : undefined
        }
        ${form === 'lines' ? tableMarkup(letters) : letters.map((letter, index) => letterMarkup(letter, several ? `${index + 1}. ` : ''))}
        ${
          closing.length > 0
            ? html`<hr style="border:0;border-top:1px solid #ccc;margin:20px 0 8px" />
                ${closing.map((line) => html`<p style="color:#666;font-size:13px;margin:4px 0">${line}</p>`)}`
            : undefined
        }
      </body>
    </html> `.source;
}

/** Widths in per cent, so that it fits a phone; what is long breaks. Styles stand once, for there may be 500 lines. */
function tableMarkup(letters: readonly Letter[]): Markup {
  return html`<table
    border="1"
    cellpadding="5"
    cellspacing="0"
    style="border-collapse:collapse;border-color:#ddd;width:100%;table-layout:fixed;font-size:13px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word"
  >
    <tr style="background:#f0f0f0;text-align:left">
      <th style="width:33%">项目</th>
      <th style="width:22%">事项</th>
      <th style="width:22%">最后一日</th>
      <th style="width:23%">状态</th>
    </tr>
    ${byGroup(letters).map(
      ([group, members]) => html`
        <tr>
          <td colspan="4" style="background:#f7f7f7;border-left:4px solid #a61b1b">
            <b>${group}（${members.length}项）</b>
          </td>
        </tr>
        ${members.map((letter) => rowMarkup(letter))}
      `,
    )}
  </table>`;
}

export function rowMarkup({ row, subject }: Letter): Markup {
  if (!row)
    return html`<tr valign="top">
      <td colspan="4">${cut(subject)}</td>
    </tr>`;
  const { about, code, what, lastDay, state } = row;
  return html`<tr valign="top">
    <td>${cut(about)}<br /><small>${cut(code)}</small></td>
    <td>${cut(what)}</td>
    <td>${lastDay ? dayMarkup(lastDay) : '—'}</td>
    <td>${cut(state)}</td>
  </tr>`;
}

/** On a phone it breaks after the year and before the weekday, nowhere else. */
const dayMarkup = (day: string): Markup[] => day.split(/(?<=年)|(?=（)/).map((piece) => html`<nobr>${piece}</nobr>`);

export function letterMarkup({ subject, banner, paragraphs, facts, sections }: Letter, number = ''): Markup {
  return html`<h2 style="font-size:18px;border-left:4px solid #a61b1b;padding-left:10px;margin-top:28px">
      ${number}${headingOf(subject)}
    </h2>
    ${banner ? html`<p style="background:#fff4e0;border:1px solid #d48806;padding:8px 12px"><b>${banner}</b></p>` : undefined}
    ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
    <table style="border-collapse:collapse;width:100%">
      ${facts.map(
        ({ label, value }) =>
          html` <tr>
            <td style="border:1px solid #ddd;padding:4px 8px;background:#f7f7f7;width:32%">${label}</td>
            <td style="border:1px solid #ddd;padding:4px 8px">${value}</td>
          </tr>`,
      )}
    </table>
    ${sections.map((section) => sectionMarkup(section))}`;
}

/** A code in brackets stays in one piece where a phone has room for it. */
const headingOf = (subject: string): Markup[] =>
  subject
    .split(/(（[A-Za-z0-9-]{1,20}）)/)
    .map((piece, index) => (index % 2 === 1 ? html`<nobr>${piece}</nobr>` : html`${piece}`));

function sectionMarkup({ title, lines, quoted }: Section): Markup {
  const body = lines.map((line) => html`<p style="margin:4px 0">${line}</p>`);
  return html` <h3 style="font-size:15px;margin:18px 0 4px">${title}</h3>
    ${quoted ? html`<blockquote style="margin:0;padding:4px 14px;border-left:3px solid #bbb;background:#fafafa">${body}</blockquote>` : body}`;
}
