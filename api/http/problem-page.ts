// The page behind a problem's `type`, and behind the code of a refusal: what it means and what to do.
import { articleNumeral } from '../../measures/articles.ts';
import { quotationOf, RESTORATION_NOTE } from '../../measures/quotation.ts';
import { allKinds } from '../../measures/register.ts';
import { BASIS_NAMES, type Basis } from '../../measures/vocabulary.ts';
import { html, type Markup } from '../../messages/html.ts';
import { PROBLEMS, type ProblemCode } from './problem-catalogue.ts';

/** Undefined for a code we never use. */
export function problemPage(code: string): string | undefined {
  if (Object.hasOwn(PROBLEMS, code)) {
    const { status, title, explains, remedy } = PROBLEMS[code as ProblemCode];
    return page(code, [
      html`<p>HTTP ${status} · ${title}</p>`,
      html`<p>${explains}</p>`,
      html`<h2>怎么办</h2>
        <p>${remedy}</p>`,
    ]);
  }
  const reasons = reasonsOf(code);
  if (reasons.length === 0) return undefined;
  return page(code, [html`<p>HTTP 409 · 不予办理的一项理由。具体情形和办法见答复。</p>`, ...reasons]);
}

/** What a guard of this name asks for, and of which acts. */
function reasonsOf(code: string): Markup[] {
  if (code === 'wrongStage') return [html`<p>该行为只能在《办法》规定的阶段办理，现处另一阶段。</p>`];
  if (code === 'noSuchProposal') return [html`<p>没有等待会同的该项提议，或者提议已被撤回、已办结。</p>`];
  if (code === 'proposedAlready') return [html`<p>同一单位已经提出同一内容的会同提议，正等待答复。</p>`];
  return allKinds()
    .flatMap(({ acts }) => acts)
    .flatMap((act) =>
      act.guards
        .filter(({ name }) => name === code)
        .map(
          ({ asks, article, basis }) =>
            html`<h2>${act.title}</h2>
              <p>要求：${asks}。</p>
              ${groundsOf(article, basis)}`,
        ),
    );
}

function groundsOf(article: number | null, basis: Basis): Markup {
  if (article === null) return html`<p>依据：${BASIS_NAMES[basis]}</p>`;
  const quotation = quotationOf(article);
  const quoted =
    quotation &&
    html`<blockquote>${quotation}</blockquote>
      <p>${RESTORATION_NOTE}</p>`;
  return html`<p>依据：${BASIS_NAMES[basis]}，${articleNumeral(article)}</p>
    ${quoted}`;
}

const page = (code: string, parts: readonly Markup[]): string =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${code}</title>
      </head>
      <body>
        <h1>${code}</h1>
        ${parts}
      </body>
    </html>`.source;
