import { PlainError } from '../../worded-error.ts';

/** Something a person must see to. The message says what, and the ways out; it is printed alone, without a stack. */
export class StartFailure extends PlainError {
  override readonly name = 'StartFailure';
}
