public interface Functions extends com.sun.jna.Library {
    int version();
}
