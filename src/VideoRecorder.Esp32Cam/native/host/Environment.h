// What a user of the PC host may say with environment variables.

#pragma once

#include <cstdlib>
#include <cstring>

namespace videorecorder
{
namespace host
{

/// The text of a variable; null when it is missing or empty.
inline const char *GetText(const char *name)
{
    const char *text = getenv(name);
    return text == nullptr || *text == '\0' ? nullptr : text;
}

/// The number of a variable; the other one when it is missing.
inline long GetNumber(const char *name, long other)
{
    const char *text = GetText(name);
    return text == nullptr ? other : strtol(text, nullptr, 10);
}

/// Whether a variable says that a part is missing.
inline bool IsNone(const char *name)
{
    const char *text = GetText(name);
    return text != nullptr && strcmp(text, "none") == 0;
}

} // namespace host
} // namespace videorecorder
