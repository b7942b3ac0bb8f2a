// What is wrong with an input, field by field, for people: by the label of the field, never by its name in the code.
import type { z } from 'zod';
import { alternativesOf, fieldOf, groupIn, membersOf } from './field.ts';
import { oneOf } from './input-wording.ts';

export interface InputError {
  /** JSON pointer into the body. */
  pointer: string;
  says: string;
}

type Path = readonly PropertyKey[];
type Schema = z.core.$ZodType;

/** `schema` is the one that found the errors; without it, or where it has no labels, what is wrong has no subject. */
export function inputErrors(error: z.ZodError, schema?: Schema): InputError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => strange([...issue.path, key]));
    if (issue.code === 'invalid_key') return [strange(issue.path)];
    return [{ pointer: pointerTo(issue.path), says: subjectOf(schema, issue.path) + predicateOf(issue, schema) }];
  });
}

const strange = (path: Path): InputError => ({ pointer: pointerTo(path), says: '没有这一项内容，请删去' });

const pointerTo = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A choice that tells alternatives apart may be any that one of them knows. */
function predicateOf(issue: z.core.$ZodIssue, schema: Schema | undefined): string {
  if (issue.code !== 'invalid_union' || !schema) return issue.message;
  const names = alternativesOf(schema).flatMap((alternative) =>
    membersOf(alternative).flatMap(([name, member]) => {
      const field = fieldOf(member);
      return name === issue.path.at(-1) && field?.kind === 'choice' ? Object.values(field.names) : [];
    }),
  );
  return names.length === 0 ? issue.message : oneOf(names);
}

/** 「必要性审查·建设依据充分性」, 「需补正的内容」第2项, 「调整明细」第1项「调整前」; empty where the way there has no label. */
function subjectOf(schema: Schema | undefined, path: Path): string {
  let subject = '';
  let labels: string[] = [];
  let here: Schema | undefined = schema;
  const named = (): string => (labels.length === 0 ? '' : `「${labels.join('·')}」`);
  for (const step of path) {
    if (here === undefined) return '';
    if (typeof step === 'number') {
      subject += `${named()}第${step + 1}项`;
      labels = [];
      here = groupIn(here);
    } else {
      here = memberOf(here, String(step));
      const label = here && fieldOf(here)?.label;
      if (label === undefined) return '';
      labels.push(label);
    }
  }
  return subject + named();
}

const memberOf = (schema: Schema, name: string): Schema | undefined =>
  alternativesOf(schema)
    .flatMap(membersOf)
    .find(([known]) => known === name)?.[1];
