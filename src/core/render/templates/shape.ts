/**
 * What a template may name, and under each name what it holds: words that say so, a list (of one kind),
 * or names again.
 */
export type Shape = string | readonly [Shape] | ShapeFields;

/** Names, and what each holds. */
export interface ShapeFields {
  readonly [name: string]: Shape;
}

declare const nullable: unique symbol;

/** What a shape's type, not its value, has besides where its view may be null. */
export type Nullable = { readonly [nullable]?: true };

/** Returns a shape whose view may be null. */
export function orNull<S extends ShapeFields>(shape: S): S & Nullable {
  return shape;
}

/**
 * The view model that a template of this shape sees: plain objects, in which what is absent is null.
 * What is called "html" is ready for `{{{triple}}}`; all other text is escaped by `{{double}}`.
 */
export type ViewOf<S> = S extends string
  ? S extends `${infer Some}, or null`
    ? LeafOf<Some> | null
    : LeafOf<S>
  : S extends readonly [infer E]
    ? readonly ViewOf<E>[]
    : | { readonly [K in keyof S as K extends string ? K : never]: ViewOf<S[K]> }
      | (typeof nullable extends keyof S ? null : never);

type LeafOf<S extends string> = S extends "true or false"
  ? boolean
  : S extends "number"
    ? number
    : S extends `one of ${infer Words}`
      ? WordOf<Words>
      : string;

type WordOf<S extends string> = S extends `${infer First}, ${infer Rest}`
  ? First | WordOf<Rest>
  : S;

/** Has this names of its own, and is it no list? */
export function isFields(shape: unknown): shape is ShapeFields {
  return typeof shape === "object" && shape !== null && !Array.isArray(shape);
}

/** Is this a list? */
export function isList(shape: unknown): shape is readonly [Shape] {
  return Array.isArray(shape);
}
