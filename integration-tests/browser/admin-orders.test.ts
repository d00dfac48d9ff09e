import { describeDashboard } from "./admin/dashboard";

describeDashboard("Medusa's dashboard", (dashboard) => {
  it("speaks the chosen language", async () => {
    const page = await dashboard.visit("/orders");
    await page.getByRole("heading", { name: "Orders" }).waitFor();
    await dashboard.takeScreenshot("orders-en");

    await dashboard.chooseLanguage("日本語");
    const japanese = await dashboard.visit("/orders");
    await japanese.getByRole("heading", { name: "注文" }).waitFor();
    await dashboard.takeScreenshot("orders-ja");
  });
});
