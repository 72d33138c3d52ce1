/**
 * Conditions over names: `a and (b or not c)`, `a unless b`. A name is true, false, or not known, and so is what is made of
 * them. `not b` asks for an answer that says so; `unless b` lets `a` stand while nobody knows of b.
 */

/** true, false, or undefined when it is not known. */
export type Truth = boolean | undefined;

export type Expression =
  | { name: string }
  | { not: Expression }
  | { unless: Expression }
  | { all: readonly Expression[] }
  | { any: readonly Expression[] };

/** The condition written in a text; undefined when it is not written as one. */
export function readExpression(text: string): Expression | undefined {
  return new ExpressionReader(text.match(/[a-z][a-z0-9_]*|[()]|\S/g) ?? []).whole();
}

class ExpressionReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  whole(): Expression | undefined {
    const all = this.#expression();
    return this.#at === this.#tokens.length ? all : undefined;
  }

  #expression(): Expression | undefined {
    const holds = this.#either();
    if (holds === undefined || !this.#takes('unless')) return holds;
    const silences = this.#either();
    return silences && { all: [holds, { unless: silences }] };
  }

  readonly #either = (): Expression | undefined => this.#many('or', () => this.#many('and', this.#one));

  #many(word: 'and' | 'or', part: () => Expression | undefined): Expression | undefined {
    const parts = [part()];
    while (parts.at(-1) && this.#takes(word)) parts.push(part());
    const [first, ...others] = parts.filter((one) => one !== undefined);
    if (first === undefined || parts.length > others.length + 1) return undefined;
    if (others.length === 0) return first;
    return word === 'and' ? { all: [first, ...others] } : { any: [first, ...others] };
  }

  readonly #one = (): Expression | undefined => {
    if (this.#takes('not')) {
      const inner = this.#one();
      return inner && { not: inner };
    }
    if (this.#takes('(')) {
      const inner = this.#expression();
      return this.#takes(')') ? inner : undefined;
    }
    const token = this.#tokens[this.#at];
    this.#at += 1;
    const isName = token !== undefined && /^[a-z]/.test(token) && !/^(?:and|or|unless)$/.test(token);
    return isName ? { name: token } : undefined;
  };

  #takes(token: string): boolean {
    const there = this.#tokens[this.#at] === token;
    if (there) this.#at += 1;
    return there;
  }
}

/**
 * Not known unless what is known decides: `false and x` is false, `true or x` is true, whatever x is. `is` is told whether
 * the name stands where its truth takes something away: there only what is sure may count.
 */
export function truthOf(
  expression: Expression,
  is: (name: string, takesAway: boolean) => Truth,
  takesAway = false,
): Truth {
  if ('name' in expression) return is(expression.name, takesAway);
  if ('not' in expression) {
    const inner = truthOf(expression.not, is, !takesAway);
    return inner === undefined ? undefined : !inner;
  }
  if ('unless' in expression) return truthOf(expression.unless, is, !takesAway) !== true;
  const [parts, decides] = 'all' in expression ? [expression.all, false] : [expression.any, true];
  const truths = parts.map((part) => truthOf(part, is, takesAway));
  if (truths.includes(decides)) return decides;
  return truths.includes(undefined) ? undefined : !decides;
}

/** The condition as it is written. */
export function writtenAs(expression: Expression, inside = false): string {
  if ('name' in expression) return expression.name;
  if ('not' in expression) return `not ${writtenAs(expression.not, true)}`;
  if ('unless' in expression) return `unless ${writtenAs(expression.unless, true)}`;
  const [parts, word] = 'all' in expression ? [expression.all, ' and '] : [expression.any, ' or '];
  const text = parts
    .map((part) => writtenAs(part, true))
    .join(word)
    .replace(' and unless ', ' unless ');
  return inside ? `(${text})` : text;
}

/** Every name in it, each once. */
export function namesIn(expression: Expression): string[] {
  if ('name' in expression) return [expression.name];
  if ('not' in expression) return namesIn(expression.not);
  if ('unless' in expression) return namesIn(expression.unless);
  return [...new Set(('all' in expression ? expression.all : expression.any).flatMap(namesIn))];
}
