import { useEffect, useState } from "react";
import { call } from "#call";

const baseUrlOf = (request) => new URL(request.url).searchParams.get("baseUrl");

export const loader = async ({ request }) => ({ baseUrl: baseUrlOf(request), answer: await call(baseUrlOf(request)) });

export default function Home({ loaderData }) {
  const [answer, setAnswer] = useState();
  useEffect(() => {
    call(loaderData.baseUrl).then(setAnswer, (error) => setAnswer(String(error)));
  }, [loaderData.baseUrl]);
  return (
    <main>
      <p id="server">{loaderData.answer}</p>
      {answer && <p id="client">{answer}</p>}
    </main>
  );
}
