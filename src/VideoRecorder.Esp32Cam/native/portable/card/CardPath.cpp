#include "CardPath.h"

namespace videorecorder
{

namespace
{

char ToUpper(char letter)
{
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

bool IsSeparator(char character)
{
    return character == '\\' || character == '/';
}

} // namespace

bool CardPath::IsDrive(const char *drive)
{
    return drive != nullptr && ToUpper(drive[0]) >= 'A' && ToUpper(drive[0]) <= 'Z' && drive[1] == ':'
        && (drive[2] == '\0' || (IsSeparator(drive[2]) && drive[3] == '\0'));
}

bool CardPath::Translate(char drive, const char *path, char *target)
{
    if (path == nullptr || ToUpper(path[0]) != ToUpper(drive) || path[1] != ':'
        || (path[2] != '\0' && !IsSeparator(path[2])))
    {
        return false;
    }

    size_t length = 0;
    target[length++] = '/';
    target[length++] = drive;
    for (size_t at = 2; path[at] != '\0'; ++at)
    {
        if (at >= kMaxPathBytes || path[at] < 0x20 || path[at] > 0x7E)
        {
            return false;
        }

        // A separator is written when a name follows it.
        if (!IsSeparator(path[at]))
        {
            if (IsSeparator(path[at - 1]))
            {
                target[length++] = '/';
            }

            target[length++] = path[at];
        }
    }

    target[length] = '\0';
    return true;
}

} // namespace videorecorder
