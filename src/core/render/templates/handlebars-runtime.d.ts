/** Handlebars without its compiler. */
declare module "handlebars/runtime.js" {
  import Handlebars from "handlebars";

  const runtime: Pick<typeof Handlebars, "create" | "template">;
  export default runtime;
}
