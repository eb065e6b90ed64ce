/* The compiled packs and their sources as bytes of the program: no file beside it, no start-up work. */
    .section .rodata
    .balign 16
    .global reframe_tables_begin
    .global reframe_tables_end
reframe_tables_begin:
    .incbin REFRAME_TABLES_FILE
reframe_tables_end:
    .balign 16
    .global reframe_sources_begin
    .global reframe_sources_end
reframe_sources_begin:
    .incbin REFRAME_SOURCES_FILE
reframe_sources_end:
    .section .note.GNU-stack, "", %progbits
