import { fetchFromServer, type HaipayPath, type Query } from "../client/ask-server";

/** Saves a file that the server writes, under the name that it gives. */
export async function downloadFile(path: HaipayPath, query: Query, otherwise: string): Promise<void> {
  const answer = await fetchFromServer(path, { query }, "text/csv");
  const [, name = otherwise] =
    /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
