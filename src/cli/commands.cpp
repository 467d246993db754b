#include "cli/command.hpp"

namespace xgrad::cli {

extern const Command train_command;
extern const Command sweep_command;
extern const Command eval_command;
extern const Command predict_command;
extern const Command check_command;
extern const Command explain_command;
extern const Command schema_command;
extern const Command bench_command;
extern const Command version_command;

std::span<const Command> commands() {
    static const Command all[] = {train_command,   sweep_command, eval_command,
                                  predict_command, check_command, explain_command,
                                  schema_command,  bench_command, version_command};
    return all;
}

}  // namespace xgrad::cli
