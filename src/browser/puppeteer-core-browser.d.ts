/** puppeteer without what finds, downloads and starts browsers, which we do ourselves: it loads in half the time. */
declare module "puppeteer-core/internal/puppeteer-core-browser.js" {
  export { connect } from "puppeteer-core";
}
