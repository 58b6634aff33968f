import org.sqlite.SQLiteJDBCLoader;

public final class Sqlite {
    public static void main(String[] args) throws Exception {
        if (!SQLiteJDBCLoader.initialize()) {
            throw new AssertionError();
        }
    }
}
