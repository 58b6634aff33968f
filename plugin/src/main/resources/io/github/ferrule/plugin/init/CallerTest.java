package {{package}};

import static {{assertions}}.assertEquals;

import {{test}};

public class {{class}}Test {

    @Test
    public void addsInRust() {
        assertEquals(42, {{receiver}}.add(40, 2));
    }
}
