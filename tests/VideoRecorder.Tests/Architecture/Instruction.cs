using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace VideoRecorder.Tests.Architecture;

/// <summary>One instruction of a method.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Token">The member, type or string that it names; 0 when it names none.</param>
internal readonly record struct Instruction(OpCode Code, int Token)
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>Reads the instructions of a method.</summary>
    /// <param name="il">Its code.</param>
    public static List<Instruction> ReadAll(BlobReader il)
    {
        var instructions = new List<Instruction>();
        while (il.RemainingBytes > 0)
        {
            int value = il.ReadByte();
            OpCode code = Codes[value == 0xFE ? 0xFE00 | il.ReadByte() : value];
            instructions.Add(new Instruction(code, ReadOperand(ref il, code.OperandType)));
        }

        return instructions;
    }

    private static int ReadOperand(ref BlobReader il, OperandType type)
    {
        switch (type)
        {
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType
                or OperandType.InlineTok or OperandType.InlineString or OperandType.InlineSig:
                return il.ReadInt32();
            case OperandType.InlineSwitch:
                int targets = il.ReadInt32();
                il.Offset += 4 * targets;
                return 0;
            default:
                il.Offset += Size(type);
                return 0;
        }
    }

    private static int Size(OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
