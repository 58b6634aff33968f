package com.example.stock;

/** Sells apples until too few are left. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws StockException {
        try (Inventory inventory = new Inventory()) {
            inventory.put(new Article("apple", 3, Place.SHOP, 0.5));
            SaleListener listener = (name, left) -> System.out.println("sold: " + name + ", " + left + " left");
            Article apples = inventory.sell("apple", 2, listener);
            System.out.println(Stock.label(apples));
            inventory.sell("apple", 2, listener);
        } catch (StockException.TooFew e) {
            System.out.println("too few: " + e.pieces());
        }
    }
}
