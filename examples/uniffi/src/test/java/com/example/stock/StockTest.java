package com.example.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockTest {

    private final List<String> sales = new ArrayList<>();

    @Test
    void sellsWhatIsThere() throws StockException {
        try (Inventory inventory = new Inventory()) {
            inventory.put(new Article("Äpfel", 3, Place.CELLAR, null));
            Article left = inventory.sell("Äpfel", 2, (name, pieces) -> sales.add(name + " " + pieces));
            assertEquals(new Article("Äpfel", 1, Place.CELLAR, null), left);
        }
        assertEquals(List.of("Äpfel 1"), sales);
    }

    @Test
    void refusesWhatIsNotThere() {
        try (Inventory inventory = new Inventory()) {
            inventory.put(new Article("pear", 1, Place.SHOP, 0.8));
            SaleListener listener = (name, pieces) -> sales.add(name);
            assertThrows(StockException.Unknown.class, () -> inventory.sell("plum", 1, listener));
            StockException.TooFew tooFew =
                    assertThrows(StockException.TooFew.class, () -> inventory.sell("pear", 2, listener));
            assertEquals(1, tooFew.pieces());
        }
        assertEquals(List.of(), sales);
    }

    @Test
    void writesLabels() {
        assertEquals("pear: 0.80 €", Stock.label(new Article("pear", 1, Place.SHOP, 0.8)));
    }
}
