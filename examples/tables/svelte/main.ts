import { mount } from "svelte";
import Companies from "./Companies.svelte";

mount(Companies, { target: document.querySelector("#companies")! });
