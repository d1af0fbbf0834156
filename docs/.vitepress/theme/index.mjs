// VitePress's theme without its fonts, which are most of a page's bytes.
import "./contrast.css";

export { default } from "vitepress/theme-without-fonts";
