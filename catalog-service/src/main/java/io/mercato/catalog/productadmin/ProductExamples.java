package io.mercato.catalog.productadmin;

/** What the API's description shows of products. */
final class ProductExamples {
    static final String REQUEST = """
            {
              "storeId": "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11",
              "categoryId": "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a12",
              "handle": "ankara-wrap-dress",
              "language": "en",
              "title": "Ankara Wrap Dress",
              "description": "Sewn in Abeokuta.",
              "vendor": "Omolara",
              "productType": "Dress",
              "tags": ["ankara", "new"],
              "currency": "NGN",
              "optionNames": ["Colour"],
              "searchPreview": {"title": "Ankara dresses", "description": null},
              "variants": [
                {
                  "options": {"Colour": "Indigo"},
                  "sizes": [
                    {"name": "M", "sku": "ANK-M", "price": {"amount": 1299000, "currency": "NGN"}, "initialQuantity": 40},
                    {"name": "L", "sku": "ANK-L", "price": {"amount": 1299000, "currency": "NGN"},
                     "compareAtPrice": {"amount": 1499000, "currency": "NGN"}, "initialQuantity": 25}
                  ]
                }
              ],
              "images": [{"url": "https://cdn.example.org/dress.jpg", "alt": "The dress, worn by a dancer"}]
            }""";

    static final String PATCH = """
            {"title": "Ankara Wrap Dress, long", "vendor": null}""";

    static final String CHANGED = """
            {
              "type": "https://mercato.dev/problems/product-changed",
              "title": "Product changed",
              "status": 412,
              "detail": "The product has been changed since; its ETag is \\"v18\\" now.",
              "instance": "/api/v1/admin/products/0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11",
              "code": "product_changed"
            }""";

    static final String INVALID = """
            {
              "type": "https://mercato.dev/problems/invalid-product",
              "title": "Invalid product",
              "status": 422,
              "detail": "The product's fields do not fit together.",
              "instance": "/api/v1/admin/products",
              "code": "invalid_product",
              "errors": [{"field": "variants[0].sizes[1].price.currency", "detail": "must be the product's, NGN"}]
            }""";

    private ProductExamples() {}
}
