package com.example.stock

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

class StockTest : SaleListener {

    private val sales = mutableListOf<String>()

    override fun sold(name: String, left: UInt) {
        sales += "$name $left"
    }

    @Test
    fun sellsWhatIsThere() {
        Inventory().use { inventory ->
            inventory.put(Article("Äpfel", 3u, Place.CELLAR, null))
            assertEquals(Article("Äpfel", 1u, Place.CELLAR, null), inventory.sell("Äpfel", 2u, this))
            assertThrows(StockException.Unknown::class.java) { inventory.sell("plum", 1u, this) }
            assertEquals(1u, assertThrows(StockException.TooFew::class.java) { inventory.sell("Äpfel", 2u, this) }.pieces)
        }
        assertEquals(listOf("Äpfel 1"), sales)
    }

    @Test
    fun writesLabels() {
        assertEquals("pear: 0.80 €", label(Article("pear", 1u, Place.SHOP, 0.8)))
    }
}
