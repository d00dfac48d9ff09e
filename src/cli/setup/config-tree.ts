import type ts from "typescript";

/** The shop's own TypeScript. */
export type Compiler = typeof ts;

/** A `medusa-config` whose form is not understood: it is left alone. */
export class ConfigNotUnderstoodError extends Error {
  override readonly name = "ConfigNotUnderstoodError";
}

/** Text to be inserted at a position; nothing is ever removed. */
export interface Insertion {
  at: number;
  text: string;
}

/** Reads a configuration file's structure and finds where something can be inserted. */
export class ConfigTree {
  private readonly file: ts.SourceFile;

  constructor(
    private readonly compiler: Compiler,
    readonly text: string,
  ) {
    this.file = compiler.createSourceFile("medusa-config.ts", text, compiler.ScriptTarget.Latest, true);
    const { parseDiagnostics: mistakes = [] } = this.file as unknown as {
      parseDiagnostics?: { start?: number }[];
    };
    if (mistakes.length > 0)
      throw this.notUnderstood(`line ${this.lineAt(mistakes[0].start ?? 0)} has a mistake`);
  }

  /** The object in the one `defineConfig({ … })`. */
  root(): ts.ObjectLiteralExpression {
    const found: ts.ObjectLiteralExpression[] = [];
    const look = (node: ts.Node): void => {
      if (this.compiler.isCallExpression(node) && node.expression.getText() === "defineConfig") {
        const [argument] = node.arguments;
        if (argument && this.compiler.isObjectLiteralExpression(argument)) found.push(argument);
      }
      this.compiler.forEachChild(node, look);
    };
    look(this.file);
    if (found.length !== 1)
      throw this.notUnderstood("defineConfig({ … }) stands there " + timesOf(found.length));
    return found[0];
  }

  /** @returns undefined when it does not exist @throws ConfigNotUnderstoodError when it might exist where we cannot see it */
  property(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
    for (const property of object.properties) {
      if (property.name && nameOf(property.name) === name) {
        if (this.compiler.isPropertyAssignment(property)) return property.initializer;
        throw this.notUnderstood(`${name}, on line ${this.lineOf(property)}, is written elsewhere`);
      }
    }
    const spread = object.properties.find((property) => this.compiler.isSpreadAssignment(property));
    if (spread)
      throw this.notUnderstood(`${name} may be in ${spread.getText()}, on line ${this.lineOf(spread)}`);
    return undefined;
  }

  /** @throws ConfigNotUnderstoodError unless it is written as a list in brackets */
  list(expression: ts.Expression, name: string): ts.ArrayLiteralExpression {
    if (this.compiler.isArrayLiteralExpression(expression)) return expression;
    throw this.notUnderstood(`${name}, on line ${this.lineOf(expression)}, is not a list in brackets`);
  }

  /** @throws ConfigNotUnderstoodError unless it is written as an object in braces */
  object(expression: ts.Expression, name: string): ts.ObjectLiteralExpression {
    if (this.compiler.isObjectLiteralExpression(expression)) return expression;
    throw this.notUnderstood(`${name}, on line ${this.lineOf(expression)}, is not an object in braces`);
  }

  /** The text of a string, or of the `resolve` of an object; undefined for anything else. */
  resolveOf(element: ts.Expression): string | undefined {
    if (this.compiler.isStringLiteralLike(element)) return element.text;
    if (!this.compiler.isObjectLiteralExpression(element)) return undefined;
    const resolve = element.properties.find(({ name }) => name && nameOf(name) === "resolve");
    if (!resolve || !this.compiler.isPropertyAssignment(resolve)) return undefined;
    return this.compiler.isStringLiteralLike(resolve.initializer) ? resolve.initializer.text : undefined;
  }

  /** Adds one or more lines at the end of a list or an object. @param lines without indentation */
  append(
    parent: ts.ArrayLiteralExpression | ts.ObjectLiteralExpression,
    lines: readonly string[],
  ): Insertion[] {
    const nodes: ts.NodeArray<ts.Node> = "elements" in parent ? parent.elements : parent.properties;
    const outer = this.indentOf(parent.getStart());
    const last = nodes.at(-1);
    if (!last) {
      const inner = `${outer}  `;
      return [{ at: parent.getStart() + 1, text: `\n${indented(lines, inner)},\n${outer}` }];
    }
    const isOneLine = this.lineOf(nodes[0]) === this.lineAt(parent.getStart());
    if (isOneLine) return [{ at: last.getEnd(), text: `, ${indented(lines, outer).trimStart()}` }];
    const inner = this.indentOf(nodes[0].getStart());
    // A comment at the end of the line stays with what it is about.
    const afterLine =
      nodes.end + (/^[^\S\r\n]*(?:\/\/[^\r\n]*)?(?=\r?\n)/.exec(this.text.slice(nodes.end))?.[0].length ?? 0);
    const entry = `\n${indented(lines, inner)},`;
    if (nodes.hasTrailingComma) return [{ at: afterLine, text: entry }];
    return [
      { at: last.getEnd(), text: "," },
      { at: Math.max(afterLine, last.getEnd()), text: entry },
    ];
  }

  lineOf(node: ts.Node): number {
    return this.lineAt(node.getStart());
  }

  notUnderstood(place: string): ConfigNotUnderstoodError {
    return new ConfigNotUnderstoodError(place);
  }

  private lineAt(position: number): number {
    return this.file.getLineAndCharacterOfPosition(position).line + 1;
  }

  private indentOf(position: number): string {
    const line = this.text.slice(this.text.lastIndexOf("\n", position - 1) + 1);
    return /^[^\S\n]*/.exec(line)?.[0] ?? "";
  }
}

function nameOf(name: ts.PropertyName): string {
  return "text" in name ? String(name.text) : name.getText();
}

function indented(lines: readonly string[], indent: string): string {
  return lines.map((line) => `${indent}${line}`).join("\n");
}

function timesOf(count: number): string {
  return count === 0 ? "nowhere" : `${count} times`;
}
