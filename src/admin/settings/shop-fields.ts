/** What every shop has to give. */
export const ADDRESS_FIELDS = ["storefront_urls", "notify_base_url", "shop_contact"] as const;
/** What has a default that suits nearly every shop. */
export const DETAIL_FIELDS = ["return_path", "subject"] as const;
