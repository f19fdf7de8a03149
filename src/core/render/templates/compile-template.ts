import Handlebars from "handlebars";

/** What is absent is an error; a partial's lines stand as they are written. */
const options = { strict: true, preventIndent: true };

/** Handlebars with templates' partials, with its compiler or without. */
export type TemplateHost = ReturnType<typeof Handlebars.create>;

/** Returns Handlebars with its compiler. */
export function createCompiler(): TemplateHost {
  return Handlebars.create();
}

/** Returns a template; the host, which has a compiler, compiles it when it is first rendered. */
export function compileTemplate(host: TemplateHost, text: string): Handlebars.TemplateDelegate {
  return host.compile(text, options);
}

/** Returns a template as JavaScript: an expression for `CompiledTemplate`. Throws for what is no template. */
export function precompileTemplate(text: string): string {
  return String(Handlebars.precompile(text, options));
}
