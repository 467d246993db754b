#include <iostream>
#include <xgrad/base/version.hpp>

int main() { std::cout << "built against xgrad " << xgrad::version() << '\n'; }
