// The SQL that this backend knows: every statement is declared once, so that a test can look at the plan of each.

/** One SQL text and the number of its `?` parameters. */
export interface Statement {
  readonly sql: string;
  readonly parameters: number;
}

const known: Statement[] = [];

/** Declares a statement at module level. Only `?` parameters; a `?` inside a literal is not supported. */
export function statement(sql: string): Statement {
  const made = { sql, parameters: sql.split('?').length - 1 };
  known.push(made);
  return made;
}

/** Every statement declared by the modules that were loaded. */
export function knownStatements(): readonly Statement[] {
  return known;
}
