export const metadata = { title: "app", icons: [{ url: "data:," }] };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
