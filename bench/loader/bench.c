/* CODE, if defined, is a file of real machine code that makes the library as large as libraries are. */
int version(void) { return 7; }
int Java_Native_version(void *env, void *type) { return 7; }
#ifdef CODE
__asm__(".section .rodata\n.global ballast\nballast:\n.incbin \"" CODE "\"\n.previous\n");
#endif
