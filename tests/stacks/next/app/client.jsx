"use client";
import { useEffect, useState } from "react";
import { call } from "#call";

export function Client({ baseUrl }) {
  const [answer, setAnswer] = useState();
  useEffect(() => {
    call(baseUrl).then(setAnswer, (error) => setAnswer(String(error)));
  }, [baseUrl]);
  return answer && <p id="client">{answer}</p>;
}
