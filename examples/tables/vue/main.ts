import { VueQueryPlugin } from "@tanstack/vue-query";
import { createApp } from "vue";
import Companies from "./Companies.vue";

createApp(Companies).use(VueQueryPlugin).mount("#companies");
