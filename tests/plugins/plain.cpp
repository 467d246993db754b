// A shared library that is no plugin.
extern "C" int seven() { return 7; }
