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
  const tokens = text.match(/[a-z][a-z0-9_]*|[()]|\S/g) ?? [];
  let at = 0;
  const many = (word: 'and' | 'or', part: () => Expression | undefined): Expression | undefined => {
    const first = part();
    if (first === undefined || tokens[at] !== word) return first;
    const parts = [first];
    while (tokens[at] === word) {
      at += 1;
      const next = part();
      if (next === undefined) return undefined;
      parts.push(next);
    }
    return word === 'and' ? { all: parts } : { any: parts };
  };
  const either = (): Expression | undefined => many('or', () => many('and', one));
  const expression = (): Expression | undefined => {
    const holds = either();
    if (holds === undefined || tokens[at] !== 'unless') return holds;
    at += 1;
    const silences = either();
    return silences && { all: [holds, { unless: silences }] };
  };
  const one = (): Expression | undefined => {
    const token = tokens[at];
    at += 1;
    if (token === 'not') {
      const inner = one();
      return inner && { not: inner };
    }
    if (token === '(') {
      const inner = expression();
      const closed = tokens[at] === ')';
      at += 1;
      return closed ? inner : undefined;
    }
    return token !== undefined && /^[a-z]/.test(token) && !/^(?:and|or|unless)$/.test(token)
      ? { name: token }
      : undefined;
  };
  const whole = expression();
  return at === tokens.length ? whole : undefined;
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
