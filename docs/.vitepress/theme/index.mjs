// VitePress's theme without its fonts, which would be most of a page's bytes.
import "./contrast.css";

export { default } from "vitepress/theme-without-fonts";
