/** What a template may name, and under each name what it holds: words, a list (of one kind), or names again. */
export type Shape = string | readonly [Shape] | ShapeFields;

/** Names, and what each holds. */
export interface ShapeFields {
  readonly [name: string]: Shape;
}

/** The shape of a view model: the compiler finds a field that is missing here, or that no view has. */
export type ShapeOf<T> =
  NonNullable<T> extends string | number | boolean
    ? null extends T
      ? `${LeafOf<NonNullable<T>>}, or null`
      : LeafOf<T>
    : NonNullable<T> extends readonly (infer E)[]
      ? readonly [ShapeOf<E>]
      : { readonly [K in keyof NonNullable<T>]-?: ShapeOf<NonNullable<T>[K]> };

/** The view model of a shape: the compiler refuses a view that its template cannot name. What has names of its own may be null. */
export type ViewOf<S> = S extends string
  ? S extends `${infer Some}, or null`
    ? LeafView<Some> | null
    : LeafView<S>
  : S extends readonly [infer E]
    ? readonly ViewOf<E>[]
    : { readonly [K in keyof S]: S[K] extends ShapeFields ? ViewOf<S[K]> | null : ViewOf<S[K]> };

type LeafView<S extends string> = S extends "true or false"
  ? boolean
  : S extends "number"
    ? number
    : S extends `one of ${infer Words}`
      ? WordOf<Words>
      : string;

type WordOf<S extends string> = S extends `${infer First}, ${infer Rest}`
  ? First | WordOf<Rest>
  : S;

type LeafOf<T> = T extends boolean
  ? "true or false"
  : T extends number
    ? "number"
    : "html" | "text" | `one of ${string}`;
